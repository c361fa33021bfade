"""Makes the small Keras models of the tests: run as make.py DIRECTORY."""
import os; os.environ['TF_CPP_MIN_LOG_LEVEL']='3'
import sys, numpy as np, keras
from keras import layers as L
out=sys.argv[1]
keras.utils.set_random_seed(7)
rng=np.random.default_rng(1)
def digits(n):
    # the pixel i of digit k is a formula, so that a test can draw the same digits
    k=np.arange(n)[:,None]; i=np.arange(784)[None,:]
    return (((i*(k+3)*7 + (i//28)*(k+1)*13) % 256)).astype(np.uint8)
pixels=digits(4)
x=pixels.reshape(-1,28,28,1)/np.float32(255)
def shake(net):
    for l in net.layers:
        ws=l.get_weights()
        if isinstance(l,L.BatchNormalization):
            ws=[(np.abs(rng.normal(1,.2,w.shape)) if i in(0,3) else rng.normal(0,.3,w.shape)).astype('f4') for i,w in enumerate(ws)] if len(ws)==4 else [np.abs(rng.normal(1,.2,w.shape)).astype('f4') for w in ws]
        elif isinstance(l,L.PReLU): ws=[rng.normal(.2,.3,w.shape).astype('f4') for w in ws]
        elif isinstance(l,L.LayerNormalization): ws=[rng.normal(1 if 'gamma' in v.name else 0,.3,w.shape).astype('f4') for v,w in zip(l.weights,ws)]
        elif ws: ws=[ (w if w.ndim>1 else rng.normal(0,.3,w.shape)).astype('f4') for w in ws]
        l.set_weights(ws)
def save(name,net,forms):
    shake(net)
    y=net.predict(x.reshape((4,)+tuple(net.input_shape[1:])),verbose=0)
    with open(f'{out}/{name}.txt','w') as f:
        for row in y: f.write(' '.join(repr(float(v)) for v in row)+'\n')
    for form in forms:
        if form=='json':
            open(f'{out}/{name}.json','w').write(net.to_json()); net.save_weights(f'{out}/{name}.weights.h5')
        else: net.save(f'{out}/{name}.{form}')
I=lambda: keras.Input((28,28,1))
S=keras.Sequential
save('convolutions',S([I(),L.Conv2D(4,3,activation='relu'),L.MaxPooling2D(2),L.Conv2D(6,(3,5),strides=(2,1),padding='same',activation='tanh'),L.MaxPooling2D((2,3),strides=2,padding='same'),L.Flatten(),L.Dense(12,activation='relu'),L.Dropout(.5),L.Dense(10,activation='softmax')]),['h5','keras','json'])
save('normalized',S([I(),L.Conv2D(4,3,strides=2,use_bias=False),L.BatchNormalization(momentum=.9,epsilon=1e-3),L.ReLU(),L.Conv2D(5,3,use_bias=False),L.BatchNormalization(scale=False,center=True),L.Activation('relu'),L.GlobalAveragePooling2D(),L.Dense(10,use_bias=False,activation='sigmoid')]),['h5','keras'])
save('separate-softmax',S([I(),L.Flatten(),L.Dense(8),L.Activation('sigmoid'),L.Dense(10),L.Activation('softmax')]),['keras'])
save('separate-layers',S([keras.Input((28,28)),L.Reshape((28,28,1)),L.Conv2D(2,5,strides=2),L.Softmax() if False else L.ReLU(),L.Flatten(),L.Dense(10),L.Softmax()]),['h5'])
save('flat',S([keras.Input((784,)),L.Dense(8,activation='relu'),L.Dense(10,activation='softmax')]),['h5'])
save('unsupported',S([I(),L.Conv2D(2,3),L.LeakyReLU(negative_slope=.1),L.Flatten(),L.Dense(10,activation='softmax')]),['h5'])
lam=S([I(),L.Flatten(),L.Lambda(lambda t:t*2),L.Dense(10,activation='softmax')]); save('lambda',lam,['keras','h5'])
a=I(); b=L.Flatten()(a); c=L.Dense(10,activation='softmax')(b); save('functional',keras.Model(a,c),['h5','keras'])
P=L.PReLU
save('slopes',S([I(),L.Conv2D(4,3,strides=3),P(shared_axes=[1,2]),L.Conv2D(4,3,strides=2),P(),L.Flatten(),P(),L.Dense(6),P(),L.Dense(10,activation='softmax')]),['keras','h5'])
save('layer-normalized',S([I(),L.Conv2D(4,3,strides=3),L.LayerNormalization(),L.Conv2D(4,3,strides=2,activation='relu'),L.LayerNormalization(axis=[1,2,3],center=False),L.Flatten(),L.LayerNormalization(epsilon=.1),L.Dense(6,activation='tanh'),L.LayerNormalization(scale=False),L.Dense(10,activation='softmax')]),['keras','h5'])
save('gaussian',S([I(),L.Conv2D(4,3,strides=3,activation='gelu'),L.Flatten(),L.Dense(6),L.Activation('gelu'),L.Dense(10,activation='softmax')]),['keras'])
