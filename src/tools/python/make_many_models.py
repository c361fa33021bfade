"""Makes small models of many kinds of layers with Keras and PyTorch, and what these say of 200 digits: run as make_many_models.py DIRECTORY.

A model is NAME.keras, NAME.h5 or NAME.onnx; NAME.txt holds ten probabilities for each digit. The weights are random: what counts is whether an
imported model computes the same. org.digitmill.model.ManyModels imports them and compares."""
import os
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import sys, warnings
warnings.filterwarnings('ignore')
import numpy as np, keras, torch
from keras import layers as L
from torch import nn

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
keras.utils.set_random_seed(7)
torch.manual_seed(7)
rng = np.random.default_rng(1)
N = 200
k, i = np.arange(N)[:, None], np.arange(784)[None, :]
# The pixel i of digit k is a formula, so that a test draws the same digits.
pixels = ((i * (k + 3) * 7 + (i // 28) * (k + 1) * 13) % 256).astype(np.uint8)
x = pixels.reshape(-1, 28, 28, 1).astype('f4')


def write(name, rows):
    with open(f'{out}/{name}.txt', 'w') as f:
        for row in rows:
            f.write(' '.join(repr(float(v)) for v in row) + '\n')


def softmax(y):
    e = np.exp(y - y.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def shake(model):
    for layer in model.layers:
        if hasattr(layer, 'layers'):
            shake(layer)
            continue
        weights = layer.get_weights()
        if isinstance(layer, L.BatchNormalization):
            layer.set_weights([(np.abs(rng.normal(1, .2, w.shape)) if n == len(weights) - 1 else rng.normal(.3, .3, w.shape)).astype('f4')
                               for n, w in enumerate(weights)])
        elif weights and not isinstance(layer, L.Normalization):
            layer.set_weights([(w if w.ndim > 1 else rng.normal(0, .3, w.shape)).astype('f4') for w in weights])


def kerasmodel(name, *layers, form='keras', scale=1, probabilities=True, shape=(28, 28, 1), functional=False):
    try:
        if functional:
            at = start = keras.Input(shape)
            for layer in layers:
                at = layer(at)
            model = keras.Model(start, at)
        else:
            model = keras.Sequential([keras.Input(shape), *layers])
        shake(model)
        y = model.predict(x.reshape((N,) + shape) / np.float32(255 / scale), verbose=0)
        write(f'keras-{name}', y if probabilities else softmax(y))
        if form == 'saved':
            model.export(f'{out}/keras-{name}')
        else:
            model.save(f'{out}/keras-{name}.{form}')
    except Exception as error:
        print('not made:', name, str(error)[:200])


def end(units=10, activation='softmax'):
    return [L.Flatten(), L.Dense(units, activation=activation)]


C = lambda n=4, size=3, **other: L.Conv2D(n, size, **{'activation': 'relu', **other})
kerasmodel('convolutions', C(), L.MaxPooling2D(2), C(6, (3, 5), strides=(2, 1), padding='same', activation='tanh'), *end())
kerasmodel('batch-normalization', C(use_bias=False, activation=None), L.BatchNormalization(), L.ReLU(), *end(), form='h5')
kerasmodel('normalized-dense', L.Flatten(), L.Dense(16), L.BatchNormalization(), L.Activation('relu'), L.Dense(10, activation='softmax'))
kerasmodel('functional', C(strides=2), C(6), L.GlobalAveragePooling2D(), L.Dense(10, activation='softmax'), functional=True)
kerasmodel('nested', keras.Sequential([C(strides=2), L.MaxPooling2D(2)]), keras.Sequential(end()))
kerasmodel('rescaling', L.Rescaling(1 / 255), C(strides=2), *end(), scale=255)
kerasmodel('rescaling-offset', L.Rescaling(1 / 127.5, offset=-1), C(strides=2, padding='same'), *end(), scale=255)
kerasmodel('normalization', L.Normalization(mean=[.13], variance=[.09]), C(strides=2), *end())
kerasmodel('augmentation', L.RandomRotation(.1), L.RandomTranslation(.1, .1), C(strides=2), L.GaussianNoise(.1), L.SpatialDropout2D(.2), *end())
kerasmodel('average-pooling', C(), L.AveragePooling2D(2), C(), L.AveragePooling2D(3, strides=2, padding='same'), *end())
kerasmodel('global-maximum', C(6, strides=2), L.GlobalMaxPooling2D(), L.Dense(10, activation='softmax'))
kerasmodel('zero-padding', L.ZeroPadding2D(((1, 2), (0, 1))), C(strides=2), *end())
kerasmodel('leaky-relu', C(activation=None), L.LeakyReLU(negative_slope=.15), *end(), form='h5')
kerasmodel('elu', C(activation=None), L.ELU(), *end())
kerasmodel('selu', C(activation='selu', strides=2), L.Flatten(), L.Dense(12, activation='selu'), L.Dense(10, activation='softmax'))
kerasmodel('swish', C(activation='swish', strides=2), *end())
kerasmodel('sigmoid', C(activation='sigmoid', strides=2), *end(activation='sigmoid'))
kerasmodel('separable', L.SeparableConv2D(6, 3, activation='relu'), L.SeparableConv2D(8, 5, strides=2, padding='same'), *end())
kerasmodel('depthwise', C(), L.DepthwiseConv2D(3, depth_multiplier=2, padding='same', activation='relu'), *end())
kerasmodel('dilated', C(dilation_rate=2), C(6, 3, dilation_rate=3, padding='same'), *end())
kerasmodel('grouped', C(8), L.Conv2D(8, 3, groups=4), *end())
kerasmodel('logits', C(strides=2), L.Flatten(), L.Dense(10), probabilities=False)
kerasmodel('separate-softmax', C(strides=2), L.Flatten(), L.Dense(10), L.Softmax())
kerasmodel('flat', L.Dense(16, activation='relu'), L.Dense(10, activation='softmax'), shape=(784,), form='h5')
kerasmodel('permuted', L.Permute((2, 1, 3)), C(strides=2), *end())
kerasmodel('lenet', C(6, 5, padding='same', activation='tanh'), L.AveragePooling2D(2), C(16, 5, activation='tanh'), L.AveragePooling2D(2),
           L.Flatten(), L.Dense(120, activation='tanh'), L.Dense(84, activation='tanh'), L.Dense(10, activation='softmax'))
kerasmodel('chollet', C(8), L.MaxPooling2D(2), C(16), L.MaxPooling2D(2), C(16), L.Flatten(), L.Dropout(.5), L.Dense(10, activation='softmax'))
kerasmodel('gelu', C(activation='gelu', strides=2), *end())
kerasmodel('prelu', C(activation=None), L.PReLU(shared_axes=[1, 2]), *end())
kerasmodel('layer-normalization', C(strides=2), L.LayerNormalization(), *end())
# What has no counterpart.
kerasmodel('relu6', C(activation='relu6', strides=2), *end())
kerasmodel('upsampling', L.UpSampling2D(2), C(strides=2), *end())
start = keras.Input((28, 28, 1))
one = C(padding='same')(start)
try:
    model = keras.Model(start, L.Dense(10, activation='softmax')(L.Flatten()(L.Add()([one, C(padding='same')(one)]))))
    write('keras-residual', model.predict(x / np.float32(255), verbose=0))
    model.save(f'{out}/keras-residual.keras')
except Exception as error:
    print('not made: residual', error)


class Net(nn.Module):
    def __init__(self, *layers, log=False, shape=(1, 28, 28)):
        super().__init__()
        self.net, self.log, self.shape = nn.Sequential(*layers), log, shape

    def forward(self, t):
        t = self.net(t)
        return nn.functional.log_softmax(t, dim=1) if self.log else t


def torchmodel(name, *layers, log=False, shape=(1, 28, 28), probabilities=False):
    try:
        net = Net(*layers, log=log).eval()
        for module in net.modules():
            if isinstance(module, (nn.BatchNorm2d, nn.BatchNorm1d)):
                module.running_mean.normal_(.1, .3)
                module.running_var.uniform_(.5, 1.5)
                module.weight.data.normal_(1, .2)
                module.bias.data.normal_(0, .3)
        t = torch.from_numpy(x.reshape((N,) + shape) / np.float32(255))
        with torch.no_grad():
            y = net(t).numpy()
        write(f'torch-{name}', np.exp(y) if log else y if probabilities else softmax(y))
        torch.onnx.export(net, (t[:1],), f'{out}/torch-{name}.onnx', input_names=['digits'], output_names=['digit'], opset_version=17,
                          dynamic_axes={'digits': {0: 'n'}, 'digit': {0: 'n'}}, dynamo=False)
    except Exception as error:
        print('not made:', name, str(error)[:200])


torchmodel('example', nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Conv2d(8, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(.25), nn.Flatten(),
           nn.Linear(8 * 144, 16), nn.ReLU(), nn.Dropout(.5), nn.Linear(16, 10), log=True)
torchmodel('batch-normalization', nn.Conv2d(1, 4, 3, stride=2, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(676, 12),
           nn.BatchNorm1d(12), nn.ReLU(), nn.Linear(12, 10))
torchmodel('padding', nn.Conv2d(1, 4, 5, padding=2), nn.LeakyReLU(.1), nn.MaxPool2d(3, 2, padding=1), nn.Flatten(), nn.Linear(784, 10))
torchmodel('global-average', nn.Conv2d(1, 8, 3, stride=2), nn.ELU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10))
torchmodel('average-pooling', nn.Conv2d(1, 4, 3), nn.Sigmoid(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(676, 10), nn.Softmax(dim=1),
           probabilities=True)
torchmodel('grouped', nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Conv2d(8, 8, 3, groups=8), nn.Conv2d(8, 6, 1), nn.ReLU(), nn.Flatten(),
           nn.Linear(3456, 10))
torchmodel('dilated', nn.Conv2d(1, 4, 3, dilation=2), nn.Tanh(), nn.Flatten(), nn.Linear(2304, 10))
torchmodel('silu', nn.Conv2d(1, 4, 3, stride=2), nn.SiLU(), nn.Flatten(), nn.Linear(676, 10))
torchmodel('selu', nn.Conv2d(1, 4, 3, stride=2), nn.SELU(), nn.Flatten(), nn.Linear(676, 10))
torchmodel('flat', nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
torchmodel('lenet', nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
           nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))
torchmodel('gelu', nn.Conv2d(1, 4, 3, stride=2), nn.GELU(), nn.Flatten(), nn.Linear(676, 10))
torchmodel('prelu', nn.Conv2d(1, 4, 3, stride=2), nn.PReLU(), nn.Flatten(), nn.Linear(676, 10))
torchmodel('layer-normalization', nn.Flatten(), nn.LayerNorm(784), nn.Linear(784, 10))
# What has no counterpart.
torchmodel('hardswish', nn.Conv2d(1, 4, 3, stride=2), nn.Hardswish(), nn.Flatten(), nn.Linear(676, 10))
